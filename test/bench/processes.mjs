// Measuring in processes of their own: what starts cold, what holds memory, what blocks.
import { spawn } from 'node:child_process';

// Whoever asked is gone: the answer interests nobody, and nothing is to be left running.
if (process.connected) {
	process.once('disconnect', () => process.exit(1));
}

/**
 * Runs a script that ends by sending one message, and answers the message.
 *
 * @param {string} node
 * @param {string} script
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, flags?: readonly string[] }} [options]
 * @returns {Promise<any>}
 */
export function runNode(node, script, args, { env = process.env, flags = [] } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(node, ['--expose-gc', '--max-old-space-size=6000', ...flags, script, ...args], {
			env,
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
		let answer;
		child.on('message', message => {
			answer = message;
		});
		child.on('error', reject);
		child.on('exit', code => {
			if (answer === undefined) {
				reject(new Error(`${script} ${args.join(' ')} ended with ${code} and no answer`));
			} else {
				resolve(answer);
			}
		});
	});
}

/** Ends this process with an answer. @param {unknown} answer */
export function answerWith(answer) {
	process.send?.(answer, () => process.exit(0));
}
