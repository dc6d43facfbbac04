/** The sample notes in `media/samples`, in reading order. Folders can not be listed where an extension comes over the web. */
export const SAMPLE_NOTES = [
	'00 Start here.md',
	'2023-01-24 Microsoft deepens its OpenAI tie.md',
	'2025-01-22 OpenAI may look beyond Azure.md',
	'2025-06-11 Orvane licenses its gout tablet.md',
	'2025-09-03 Aldermoor secures battery cells to 2033.md',
	'2025-10-29 What the OpenAI restructuring changes.md',
	'2025-11-18 Handball moves to a streaming service.md',
	'2026-02-05 Two airlines share the Atlantic.md',
	'2026-04-28 OpenAI may sell on rival clouds.md',
] as const;
