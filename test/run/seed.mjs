/**
 * Gives the properties the same random cases in every run, so that a run says something about the change and not about its luck.
 * `SEED=7 npm run test:unit` tries others.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
