declare const process: { readonly env: { readonly PACTMARK_ROOT: string } };

/** The checkout's folder; the bundler puts it in. */
export const ROOT: string = process.env.PACTMARK_ROOT;
