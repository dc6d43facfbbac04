// What the bench writes: one section a part, so that a part can be measured again by itself.

/**
 * @typedef {import('./rounds.mjs').Spread} Spread
 * @typedef {{ atLeast?: number, atMost?: number, unit?: string }} Aim
 * @typedef {{ what: string, value?: Spread | undefined, missing?: string, aim?: Aim, unit?: string }} Row `missing`: why there is no figure
 * @typedef {{ title: string, about: string, measure?: string, speeds?: { head: string, rows: readonly (readonly [string, string])[] }, rows: readonly Row[], notes?: readonly string[] }} Section
 */

/** Three figures that count, never fewer digits than the whole number has. @param {number} value */
export function figure(value) {
	if (!Number.isFinite(value)) {
		return '–';
	}
	const size = Math.abs(value);
	const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size === 0 ? 0 : 3;
	return size > 0 && size < 0.01 ? value.toPrecision(2) : value.toFixed(digits);
}

/** @param {Aim} aim @param {string} [unit] */
function aimText({ atLeast, atMost }, unit = '') {
	return atLeast !== undefined ? `≥ ${atLeast}${unit}` : `≤ ${atMost}${unit}`;
}

/** @param {Row} row */
function verdict({ aim, value }) {
	if (aim === undefined) {
		return '';
	}
	if (value === undefined) {
		return 'not measured';
	}
	const isMet = value.median >= (aim.atLeast ?? -Infinity) && value.median <= (aim.atMost ?? Infinity);
	return isMet ? 'yes' : '**no**';
}

/** @param {Row} row */
function line(row) {
	const { what, value, missing, aim, unit } = row;
	const aimed = aim === undefined ? '' : aimText(aim, unit === undefined ? '' : ` ${unit}`);
	const shown =
		value === undefined
			? `${missing ?? 'not there yet'} | | `
			: [value.median, value.min, value.max].map(figure).join(' | ');
	return `| ${what}${unit === undefined ? '' : `, ${unit}`} | ${shown} | ${aimed} | ${verdict(row)} |`;
}

/** A part's section. @param {Section} section @param {string} machine */
export function sectionText({ title, about, speeds, rows, notes = [] }, machine) {
	const parts = [`## ${title}`, `${about}\n${machine}`];
	if (speeds !== undefined) {
		const rule = `| --- |${' --: |'.repeat(speeds.head.split(' | ').length)}`;
		const lines = speeds.rows.map(([name, text]) => `| ${name} | ${text} |`);
		parts.push(`| | ${speeds.head} |\n${rule}\n${lines.join('\n')}`);
	}
	const head = '| | median | min | max | aim | met |\n| --- | --: | --: | --: | --: | --- |\n';
	parts.push(head + rows.map(line).join('\n'), ...notes);
	return `${parts.join('\n\n')}\n`;
}

const FRONT = `# Speed

Written by \`npm run bench\`, which measures side by side: in every round each contestant has its turn, and a figure is the median of the
ratios within the rounds. Only ratios mean anything on another machine. What is not met or not there stands here as well.
`;

/**
 * The whole report: new sections in the place of old ones of the same title, all in the given order.
 *
 * @param {string} old the report as it was, if there was one
 * @param {readonly string[]} sections
 * @param {readonly string[]} order titles
 */
export function mergeReport(old, sections, order) {
	const byTitle = new Map();
	for (const section of [...old.split(/^(?=## )/m).slice(1), ...sections]) {
		byTitle.set(/^## (.*)/.exec(section)?.[1], `${section.trim()}\n`);
	}
	return [FRONT, ...order.flatMap(title => byTitle.get(title) ?? [])].join('\n');
}
