// VS Code runs tests only beside an extension under development. This one does nothing, so that the Pactmark that the tests
// meet is the installed one, held to what VS Code allows an installed extension.
'use strict';
exports.activate = () => {};
