/** What the weights of the confidences are learned from. Bundled by `buildConfidence.mjs`. */
export { createNoteReader } from '../../src/core/noteReader.js';
export { lookAround, traitsOf } from '../../src/core/understanding/confidence/calibrate.js';
export { beneficiaryTraits, changeTraits } from '../../src/core/understanding/confidence/traits.js';
