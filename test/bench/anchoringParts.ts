/** What the anchoring bench measures. Bundled by the bench itself. */
export { createAnchorer } from '../../src/core/annotations/anchorer.js';
export { carryPassages, takePassage } from '../../src/core/annotations/anchorCarry.js';
export { parseMarkdown } from '../../src/core/markdown/parse.js';
