import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { sayCount, sayList } from '../../core/wording/say.js';
import { describePlace, NoteMoves, type Recognised } from '../annotations/noteMoves.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** Lets annotations follow their notes, and asks where that is not sure. */
export interface AnnotationMoves extends Disposable {
	readonly onDidRecognise: vscode.Event<Recognised>;
	readonly adopt: (recognised: Recognised) => Promise<void>;
}

/** Starts following notes. */
export function registerAnnotationMoves(context: SurfaceContext): AnnotationMoves {
	const store = new DisposableStore();
	const moves = store.add(new NoteMoves(context));
	store.add(moves.onDidRecognise(recognised => void offer(moves, recognised)));
	return {
		onDidRecognise: moves.onDidRecognise,
		adopt: recognised => moves.adopt(recognised),
		dispose: () => store.dispose(),
	};
}

async function offer(moves: NoteMoves, recognised: Recognised): Promise<void> {
	const { note, annotations, corrections } = recognised;
	const move = say('Move Them Here');
	const found = sayList(say, [
		...(annotations === 0 ? [] : [sayCount(say, annotations, ['one annotation', '{0} annotations'])]),
		...(corrections === 0 ? [] : [sayCount(say, corrections, ['one correction', '{0} corrections'])]),
	]);
	const chosen = await vscode.window.showInformationMessage(
		say('This note looks like “{0}”, which is gone and had {1}.', describePlace(note), found),
		move,
		say('Not Now'),
	);
	if (chosen === move) {
		await moves.adopt(recognised);
	}
}
