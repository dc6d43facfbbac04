// Modules that the bundler makes: each loads every test file of a folder.

declare module 'virtual:host-tests' {
	/** Define all tests of `test/host/*.test.ts`. */
	export function loadTests(): void;
}

declare module 'virtual:folders-tests' {
	/** Define all tests of `test/folders/*.test.ts`. */
	export function loadTests(): void;
}

declare module 'virtual:many-tests' {
	/** Define all tests of `test/many/*.test.ts`. */
	export function loadTests(): void;
}

declare module 'virtual:web-tests' {
	/** Define all tests of `test/web/*.test.ts`. */
	export function loadTests(): void;
}

declare module 'virtual:vsix-tests' {
	/** Define all tests of `test/vsix/*.test.ts`. */
	export function loadTests(): void;
}

/** Mocha's build for browsers. It sets the global `Mocha`. */
declare module 'mocha/mocha.js';
