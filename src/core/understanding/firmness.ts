import type { BenefitFinding } from './benefitFindings.js';
import { certaintyOf } from './certainty.js';
import type { Certainty } from './reading.js';
import { isScenario } from './scenarios.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** The less firm, the higher. */
const DOUBT: Readonly<Record<Certainty, number>> = { stated: 0, reported: 1, conditional: 2 };

/** Nobody gains more surely than what the gain rests on is told: what the same clause says of the terms. Linear. */
export function matchFirmness(
	findings: readonly BenefitFinding[],
	statements: readonly Statement[],
): BenefitFinding[] {
	const wanted = new Set(findings.map(({ scene }) => scene));
	const byScene = new Map<Scene, Statement[]>();
	for (const statement of statements) {
		if (statement.change !== undefined && wanted.has(statement.scene)) {
			const own = byScene.get(statement.scene);
			if (own === undefined) {
				byScene.set(statement.scene, [statement]);
			} else {
				own.push(statement);
			}
		}
	}
	return findings.map(finding => {
		const { scene, cues, entity } = finding;
		const at = cues[0]?.from ?? entity.from;
		const own = (byScene.get(scene) ?? []).filter(statement => isOf(scene, statement, at));
		const doubt = Math.max(
			isScenario(scene, at) ? DOUBT.conditional : DOUBT.stated,
			...own.map(statement => DOUBT[certaintyOf(statement).certainty]),
		);
		return {
			...finding,
			...(doubt >= DOUBT.conditional ? { isConditional: true } : {}),
			...(doubt === DOUBT.reported ? { isReported: true } : {}),
		};
	});
}

function isOf({ clauses: { hard, soft } }: Scene, { at, hit }: Statement, cue: number): boolean {
	return hard[at] === hard[cue] && (soft[at] === soft[cue] || soft[hit.from] === soft[cue]);
}
