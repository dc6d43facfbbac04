// Stands in for @vscode/spdlog, VS Code's logger, which would have to be compiled: the same log files, written by Node.
'use strict';
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
/** Lines are gathered for this long: VS Code logs in bursts. */
const GATHER_MS = 50;

class Logger {
	#path;
	#level = 2;
	#plain = false;
	#lines = [];
	#timer;

	constructor(_kind, _name, path) {
		this.#path = path;
	}

	getLevel() {
		return this.#level;
	}

	setLevel(level) {
		this.#level = level;
	}

	setPattern() {}

	clearFormatters() {
		this.#plain = true;
	}

	log(level, message) {
		if (level < this.#level) {
			return;
		}
		const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
		this.#lines.push(this.#plain ? message : `${time} [${NAMES[level]}] ${message}\n`);
		this.#timer ??= setTimeout(() => this.flush(), GATHER_MS).unref();
	}

	flush() {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const text = this.#lines.splice(0).join('');
		if (text !== '') {
			try {
				appendFileSync(this.#path, text);
			} catch {
				// The log folder is removed when a run ends, which may be before its last words.
			}
		}
	}

	drop() {
		this.flush();
	}
}

NAMES.forEach((name, level) => {
	Logger.prototype[level === 3 ? 'warn' : name] = function (message) {
		this.log(level, message);
	};
});

async function createLogger(name, path) {
	mkdirSync(dirname(path), { recursive: true });
	const logger = new Logger('', name, path);
	process.once('exit', () => logger.flush());
	return logger;
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
