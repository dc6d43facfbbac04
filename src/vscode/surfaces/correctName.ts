import * as vscode from 'vscode';
import { slugOf } from '../../core/lexicon/entryId.js';
import type { Term } from '../../core/lexicon/entry.js';
import type { TermMention } from '../../core/understanding/reading.js';
import { groupLabel } from '../../core/wording/labels.js';
import { findOtherTerms } from '../../core/wording/otherTerms.js';
import { COMMANDS } from '../ids.js';
import { say } from '../say.js';
import type { Snapshot } from '../snapshot.js';
import { clip, saveCorrection, takePlace, type Correct, type Subject } from './correctSubject.js';

interface CompanyAnswer {
	readonly company: string;
	readonly label: string;
	readonly everywhere: boolean;
}

/** Another company is meant. An answer handed in names it, and whether that holds everywhere. */
export const thisIsCompany: Correct = async (context, subject, answer) => {
	if (subject.mention.kind !== 'company') {
		void vscode.window.showInformationMessage(say('There is no company at the cursor.'));
		return;
	}
	const given = isCompanyAnswer(answer) ? answer : await askCompany(subject);
	if (given === undefined) {
		return;
	}
	const { company, label, everywhere } = given;
	const place = takePlace(subject.document, subject.mention);
	const name = subject.mention.text;
	await saveCorrection(context, subject, note => ({
		type: 'company-is',
		company,
		label,
		of: everywhere ? { kind: 'name', name } : { kind: 'passage', note, ...place },
	}));
};

function isCompanyAnswer(answer: unknown): answer is CompanyAnswer {
	const given = answer as Partial<CompanyAnswer> | undefined;
	return typeof given?.company === 'string' && typeof given.label === 'string' && given.company !== '';
}

async function askCompany({ snapshot, mention }: Subject): Promise<CompanyAnswer | undefined> {
	const inNote = snapshot.outline.companies.filter(({ id }) => id !== mention.id);
	const seen = new Set(inNote.map(({ id }) => id));
	const known = [...snapshot.lexicon.companies.values()].filter(
		({ id }) => id !== mention.id && !seen.has(id),
	);
	const other = { label: `$(add) ${say('Another Company…')}`, id: '' };
	const chosen = await vscode.window.showQuickPick(
		[
			...inNote.map(({ id, label }) => ({ label, id, description: say('in this note') })),
			other,
			...known.map(({ id, name, aliases }) => ({
				label: name,
				id,
				description: aliases.slice(0, 3).join(', '),
			})),
		],
		{ title: say('Which company is “{0}”?', clip(mention.text)), matchOnDescription: true },
	);
	if (chosen === undefined) {
		return undefined;
	}
	const label =
		chosen === other
			? (
					await vscode.window.showInputBox({
						title: say('Name of the company'),
						value: mention.text,
					})
				)?.trim()
			: chosen.label;
	const everywhere = label === undefined || label === '' ? undefined : await askReach(mention.text);
	return label === undefined || everywhere === undefined
		? undefined
		: { company: chosen.id === '' ? slugOf(label) : chosen.id, label, everywhere };
}

async function askReach(name: string): Promise<boolean | undefined> {
	const here = { label: say('Here'), detail: say('Only this passage; it is known again by its words.') };
	const everywhere = {
		label: say('Wherever “{0}” Stands', clip(name)),
		detail: say('In every note of the workspace.'),
	};
	const chosen = await vscode.window.showQuickPick([here, everywhere]);
	return chosen === undefined ? undefined : chosen === everywhere;
}

/** Another term of the lexicon is meant. An answer handed in is its id. */
export const thisIsTerm: Correct = async (context, subject, answer) => {
	const { document, snapshot, mention } = subject;
	if (mention.kind !== 'term') {
		void vscode.window.showInformationMessage(say('There is no term at the cursor.'));
		return;
	}
	const given = typeof answer === 'string' ? snapshot.lexicon.terms.get(answer) : undefined;
	const right = given ?? (await askTerm(snapshot, mention));
	if (right === 'new') {
		await vscode.commands.executeCommand(COMMANDS.addTerm, { text: mention.text });
	} else if (right !== undefined) {
		const { id: term, label } = right;
		const place = takePlace(document, mention);
		await saveCorrection(context, subject, note => ({ type: 'term-is', term, label, note, ...place }));
	}
};

interface TermItem extends vscode.QuickPickItem {
	readonly right?: Term | 'new';
}

async function askTerm({ lexicon }: Snapshot, mention: TermMention): Promise<Term | 'new' | undefined> {
	const { rivals, groups } = findOtherTerms(lexicon, mention);
	const items: readonly TermItem[] = [
		...section(say('The same words could also be'), rivals),
		...groups.flatMap(({ group, terms }) => section(groupLabel(say, group), terms)),
		{ label: `$(add) ${say('Add New Term…')}`, right: 'new', alwaysShow: true },
	];
	const chosen = await vscode.window.showQuickPick(items, {
		title: say('“{0}” is not “{1}”, but:', clip(mention.text), mention.label),
		placeHolder: say('The right term, by its name or another wording of it'),
		matchOnDescription: true,
	});
	return chosen?.right;
}

/** A heading and the terms under it; nothing where there are none. */
function section(heading: string, terms: readonly Term[]): TermItem[] {
	const rows = terms.map(term => ({
		label: term.label,
		description: term.aliases.slice(0, 3).join(', '),
		right: term,
	}));
	return rows.length === 0 ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}
