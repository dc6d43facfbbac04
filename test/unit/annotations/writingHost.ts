// A process that writes annotations: `node writingHost.mjs FOLDER NAME COUNT [killed]`. Bundled and run by the tests.
import { reviseAnnotation } from '../../../src/core/annotations/annotation.js';
import { AnnotationStore } from '../../../src/core/annotations/annotationStore.js';
import { createPactmarkFolder } from '../../../src/cli/pactmarkFolder.node.js';
import { annotation, LATER } from './records.js';

const [folder = '', name = '', count = '0', killed] = process.argv.slice(2);
const disk = createPactmarkFolder(folder);
const files =
	killed === undefined
		? disk
		: {
				...disk,
				replace: () => {
					process.kill(process.pid, 'SIGKILL');
					return new Promise<'unguarded'>(() => undefined);
				},
			};
const store = new AnnotationStore({ files, newId: () => name });
for (let i = 0; i < Number(count); i++) {
	await store.load('a.md');
	const shared = store.annotations('a.md').records.get('shared');
	if (shared?.type !== 'annotation') {
		throw new Error('The shared annotation is gone.');
	}
	const after = reviseAnnotation(shared, { tags: [...shared.tags, `${name}${i}`] }, LATER);
	const changes = [
		{ before: undefined, after: annotation(`${name}${i}`, `body ${name}${i}`) },
		...(i % 5 === 0 ? [{ before: shared, after }] : []),
	];
	const fault = await store.save('a.md', changes);
	if (fault !== undefined) {
		throw new Error(fault.message);
	}
}
