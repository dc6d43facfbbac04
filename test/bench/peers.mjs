// The others, each wrapped so that it does what is compared and no more. Loaded when asked for, so that a part pays for its own only.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Names and versions as the report says them. @param {...string} names */
export function versions(...names) {
	const lock = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));
	return names.map(name => `${name} ${lock.packages[`node_modules/${name}`]?.version ?? '?'}`).join(', ');
}

/** remark's own parser with GFM and front matter, without anything of ours: a syntax tree. */
export async function remarkParser() {
	const { fromMarkdown } = await import('mdast-util-from-markdown');
	const { gfm } = await import('micromark-extension-gfm');
	const { gfmFromMarkdown } = await import('mdast-util-gfm');
	const { frontmatter } = await import('micromark-extension-frontmatter');
	const { frontmatterFromMarkdown } = await import('mdast-util-frontmatter');
	const options = {
		extensions: [gfm(), frontmatter(['yaml', 'toml'])],
		mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
	};
	return text => fromMarkdown(text, options);
}

/** The places of all text in remark's tree; counts letters, so that nothing of it can be left out. */
export function sumText(root) {
	let sum = 0;
	const waiting = [root];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.type === 'text') {
			sum += node.position.end.offset - node.position.start.offset;
		} else if (node.children !== undefined) {
			waiting.push(...node.children);
		}
	}
	return sum;
}

/** Lezer's markdown parser with GFM: its own, and the tools to parse again after an edit. */
export async function lezerParser() {
	const { parser, GFM } = await import('@lezer/markdown');
	const { TreeFragment } = await import('@lezer/common');
	const own = parser.configure(GFM);
	const marks = /Mark$|^(?:CodeText|CodeInfo|URL|HTMLBlock|HTMLTag|LinkLabel|LinkTitle|TableDelimiter)$/;
	/** The letters that are no marks: what text regions are. */
	const sum = tree => {
		let letters = 0;
		tree.iterate({
			enter: ({ name, from, to }) => {
				letters += marks.test(name) ? from - to : name === 'Document' ? to - from : 0;
			},
		});
		return letters;
	};
	return { parse: text => own.parse(text), sum, incremental: text => lezerNote(own, TreeFragment, text) };
}

/** A note that is kept parsed over edits; the text is a string as an editor would hand it over. */
function lezerNote(parser, TreeFragment, text) {
	let tree = parser.parse(text);
	let fragments = TreeFragment.addTree(tree);
	return (newText, from, removed, inserted) => {
		const change = { fromA: from, toA: from + removed, fromB: from, toB: from + inserted };
		tree = parser.parse(newText, TreeFragment.applyChanges(fragments, [change]));
		fragments = TreeFragment.addTree(tree, TreeFragment.applyChanges(fragments, [change]));
		return tree;
	};
}

/** satteri, the parser in Rust: into a tree as remark's, and into its own buffer, read for text only. */
export async function satteriParser() {
	const { createMdastHandle, dropHandle, markdownToMdast, MdastReader, serializeHandle } =
		await import('satteri');
	return {
		tree: text => markdownToMdast(text, {}),
		text: text => {
			const handle = createMdastHandle(text, {}, true);
			const reader = new MdastReader(serializeHandle(handle));
			let sum = 0;
			for (let i = 0; i < reader.nodeCount; i++) {
				if (reader.getNodeType(i) === TEXT_NODE) {
					const { start, end } = reader.getPosition(i);
					sum += end.offset - start.offset;
				}
			}
			dropHandle(handle);
			return sum;
		},
	};
}

/** The type of text nodes in satteri's buffer. */
const TEXT_NODE = 10;

/** Aho–Corasick packages, each as a function that compiles phrases into one that finds them in a text and answers how many. */
export const ahoCorasick = {
	'modern-ahocorasick': async () => {
		const { default: Matcher } = await import('modern-ahocorasick');
		return phrases => {
			const matcher = new Matcher(phrases);
			return text => matcher.search(text).length;
		};
	},
	'modern-ahocorasick/fast': async () => {
		const { default: Matcher } = await import('modern-ahocorasick/fast');
		return phrases => {
			const matcher = new Matcher(phrases);
			return text => matcher.search(text).length;
		};
	},
	ahocorasick: async () => {
		const Matcher = require('ahocorasick');
		return phrases => {
			const matcher = new Matcher(phrases);
			return text => matcher.search(text).length;
		};
	},
	'aho-corasick': async () => {
		const Matcher = require('aho-corasick');
		return phrases => {
			const matcher = new Matcher();
			phrases.forEach(phrase => matcher.add(phrase, phrase));
			matcher.build_fail();
			return text => {
				let count = 0;
				matcher.search(text, () => count++);
				return count;
			};
		};
	},
	'aho-corasick2': async () => {
		const Matcher = require('aho-corasick2');
		return phrases => {
			const matcher = new (Matcher.default ?? Matcher)();
			phrases.forEach(phrase => matcher.add(phrase, phrase));
			matcher.build_fail();
			return text => Object.keys(matcher.search(text).positions).length;
		};
	},
	'@monyone/aho-corasick': async () => {
		const { AhoCorasick } = require('@monyone/aho-corasick');
		return phrases => {
			const matcher = new AhoCorasick(phrases);
			return text => matcher.matchInText(text).length;
		};
	},
	'@monyone/aho-corasick/fast': async () => {
		const { AhoCorasick } = require('@monyone/aho-corasick/fast');
		return phrases => {
			const matcher = new AhoCorasick(phrases);
			return text => matcher.matchInText(text).length;
		};
	},
	'@tanishiking/aho-corasick': async () => {
		const { Trie } = require('@tanishiking/aho-corasick');
		return phrases => {
			const matcher = new Trie(phrases);
			return text => matcher.parseText(text).length;
		};
	},
};

/** wink-nlp with its small English model: all that it does with a text. */
export async function winkNlp() {
	const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
	return {
		read: text => nlp.readDoc(text).entities().length(),
		/** Its own way to find given phrases. */
		matcher: phrases => {
			const own = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'cer']);
			const learn = patterns =>
				own.learnCustomEntities([{ name: 'phrase', patterns }], { matchValue: false });
			// Some words break its automaton ("constructor", "may"): phrases with them are left out.
			const isFit = phrase => {
				try {
					return learn([phrase]) > 0;
				} catch {
					return false;
				}
			};
			learn(phrases.filter(isFit));
			return text => own.readDoc(text).customEntities().length();
		},
	};
}

/** compromise: the organizations of a text. */
export async function compromiseReader() {
	const { default: compromise } = await import('compromise');
	return text => compromise(text).organizations().out('array').length;
}

/** cspell's library: the words of a markdown text that it does not know. */
export async function spellChecker() {
	const { spellCheckDocument, getDefaultSettings } = await import('cspell-lib');
	const settings = await getDefaultSettings();
	const options = { generateSuggestions: false, noConfigSearch: true };
	return text => spellCheckDocument({ uri: 'note.md', text, languageId: 'markdown' }, options, settings);
}
