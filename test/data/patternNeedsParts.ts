/** What the needs of patterns are worked out with. Bundled by `buildPatternNeeds.mjs`. */
export { bundledWordings } from '../../src/core/lexicon/terms.js';
export { needTexts } from '../../src/core/matching/needTexts.js';
