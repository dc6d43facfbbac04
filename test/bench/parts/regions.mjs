// Where the prose of a note stands: from its text to blocks with their way back to the source.
import { importFrom } from '../bundle.mjs';
import { readReadmes, readSomeArticles } from '../corpus.mjs';
import { lezerParser, remarkParser, satteriParser, sumText, versions } from '../peers.mjs';
import { ratio, spread, takeTurns } from '../rounds.mjs';
import { figure } from '../report.mjs';

const OURS = 'Pactmark: blocks with their way back';
const REMARK = 'remark + gfm: tree';

/** A loop that looks at every code unit once: nothing that reads a text is faster. */
function rawLoop(text) {
	let sum = 0;
	for (let i = 0; i < text.length; i++) {
		sum += text.charCodeAt(i);
	}
	return sum;
}

/** @param {readonly string[]} texts */
async function measure(texts, core) {
	const [remark, lezer] = [await remarkParser(), await lezerParser()];
	const satteri = await satteriParser().catch(() => undefined); // There is no binary of it for some machines.
	const all = read => () => texts.reduce((sum, text) => sum + read(text), 0);
	const times = await takeTurns({
		'raw loop over char codes': all(rawLoop),
		'satteri (Rust): places of text': satteri && all(satteri.text),
		'satteri (Rust): tree': satteri && all(text => sumText(satteri.tree(text))),
		[OURS]: all(blocksReader(core)),
		'@lezer/markdown + walk': all(text => lezer.sum(lezer.parse(text))),
		[REMARK]: all(text => sumText(remark(text))),
	});
	return { times, letters: texts.reduce((sum, text) => sum + text.length, 0) };
}

/** The core's own way from a note to its blocks: in parts where it has that, else by remark's tree. */
function blocksReader({ IncrementalNote, readBlocks, parseMarkdown }) {
	return IncrementalNote === undefined
		? text => readBlocks(text, parseMarkdown(text)).length
		: text => [...new IncrementalNote(text).parts].reduce((sum, { blocks }) => sum + blocks.length, 0);
}

export async function regions() {
	const core = await importFrom('src/core/markdown');
	const articles = await measure(readSomeArticles(150_000), core);
	const readmes = await measure(readReadmes(150_000), core);
	const speed = ({ times, letters }, name) => figure(letters / 1e3 / spread(times[name]).median);
	const names = Object.keys(articles.times);
	const row = (where, { times }, name, more = {}) => ({
		what: `${where}: Pactmark : ${name}`,
		value: ratio(times[name], times[OURS]),
		...more,
	});
	return {
		about: `Articles, ${articles.letters} letters, and READMEs of packages, ${readmes.letters} letters. How many times faster. ${versions('mdast-util-from-markdown', 'micromark-extension-gfm', '@lezer/markdown', 'satteri')}.`,
		speeds: {
			head: 'articles, MB/s | READMEs, MB/s',
			rows: names.map(name => [name, `${speed(articles, name)} | ${speed(readmes, name)}`]),
		},
		rows: [
			...names.filter(name => name !== OURS).map(name => row('articles', articles, name)),
			...names.filter(name => name !== OURS).map(name => row('READMEs', readmes, name)),
		],
	};
}
