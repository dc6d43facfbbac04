import type { AnnotationRecord } from './annotation.js';

/** The same records under new ids, so that they and the originals may be changed, moved and merged apart. */
export function copyRecords(
	records: Iterable<AnnotationRecord>,
	newId: () => string,
): readonly AnnotationRecord[] {
	const originals = [...records];
	const idById = new Map(originals.map(({ id }) => [id, newId()]));
	return originals.map(record => {
		const id = idById.get(record.id) ?? record.id;
		return record.type === 'annotation'
			? { ...record, id }
			: { ...record, id, annotation: idById.get(record.annotation) ?? record.annotation };
	});
}
