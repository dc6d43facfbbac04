// Stands in for @vscode/native-watchdog, which would have to be compiled. It ends an extension host whose event loop hangs
// after its parent has died; the extension host also watches its parent by a timer, and our runs end whole process groups.
'use strict';
exports.start = () => {};
