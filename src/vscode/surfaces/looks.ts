import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import type { MarkKind } from '../../core/wording/marks.js';
import { COLORS } from '../ids.js';
import type { Settings } from '../settingsTable.js';

/** The decoration types of the four kinds of mark. Made when highlights start and when their style changes. */
export interface Looks extends Disposable {
	readonly kinds: readonly MarkKind[];
	typeOf(kind: MarkKind): vscode.TextEditorDecorationType;
}

/**
 * The looks, told apart by shape as well as by colour.
 *
 * ```text
 *                     full                                 quiet
 *   term              soft fill, solid line under it       solid line
 *   term not in force hollow box                           double line
 *   company           dotted line                          dotted line, thinner
 *   beneficiary       soft fill, dashed lines              dashed lines
 * ```
 * High-contrast themes have no fills: the lines alone tell.
 */
export function createLooks(settings: Settings): Looks {
	const isQuiet = settings['highlights.style'] === 'quiet';
	const hasRuler = settings['highlights.overviewRuler'];
	const types = new Map(
		KINDS.map(kind => {
			const look = isQuiet ? quietLook(kind) : fullLook(kind);
			const ruler = hasRuler ? rulerOf(kind) : {};
			const type = vscode.window.createTextEditorDecorationType({
				rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
				...look,
				...ruler,
			});
			return [kind, type];
		}),
	);
	return {
		kinds: KINDS,
		typeOf: kind => {
			const type = types.get(kind);
			if (type === undefined) {
				throw new Error(`There is no look for ${kind}.`);
			}
			return type;
		},
		dispose: () => [...types.values()].forEach(type => type.dispose()),
	};
}

const KINDS: readonly MarkKind[] = ['company', 'term', 'termNotHeld', 'beneficiary'];

function fullLook(kind: MarkKind): vscode.DecorationRenderOptions {
	switch (kind) {
		case 'company':
			return {
				...line(COLORS.companyBorder, 'dotted', 2),
				backgroundColor: color(COLORS.companyBackground),
			};
		case 'term':
			return { ...line(COLORS.termBorder, 'solid', 2), backgroundColor: color(COLORS.termBackground) };
		case 'termNotHeld':
			return {
				borderWidth: '1px',
				borderStyle: 'solid',
				borderColor: color(COLORS.termBorder),
				borderRadius: '3px',
			};
		case 'beneficiary':
			return {
				...lines(COLORS.beneficiaryBorder, 'dashed', 2),
				backgroundColor: color(COLORS.beneficiaryBackground),
			};
	}
}

function quietLook(kind: MarkKind): vscode.DecorationRenderOptions {
	switch (kind) {
		case 'company':
			return line(COLORS.companyBorder, 'dotted', 1);
		case 'term':
			return line(COLORS.termBorder, 'solid', 1);
		case 'termNotHeld':
			return line(COLORS.termBorder, 'double', 3);
		case 'beneficiary':
			return lines(COLORS.beneficiaryBorder, 'dashed', 1);
	}
}

/** Each kind keeps to a lane of its own, so that the ruler too can be read without its colours. */
function rulerOf(kind: MarkKind): vscode.DecorationRenderOptions {
	const { Left, Center, Right } = vscode.OverviewRulerLane;
	switch (kind) {
		case 'company':
			return { overviewRulerColor: color(COLORS.companyBorder), overviewRulerLane: Left };
		case 'term':
		case 'termNotHeld':
			return { overviewRulerColor: color(COLORS.termBorder), overviewRulerLane: Center };
		case 'beneficiary':
			return { overviewRulerColor: color(COLORS.beneficiaryBorder), overviewRulerLane: Right };
	}
}

function line(id: string, style: string, width: number): vscode.DecorationRenderOptions {
	return { borderColor: color(id), borderStyle: style, borderWidth: `0 0 ${width}px 0` };
}

/** A term may stand in the same place and hide what is below: the line above still shows. */
function lines(id: string, style: string, width: number): vscode.DecorationRenderOptions {
	return { ...line(id, style, width), borderWidth: `1px 0 ${width}px 0` };
}

function color(id: string): vscode.ThemeColor {
	return new vscode.ThemeColor(id);
}
