// JupyterLab loads this at its start, where nothing of ours is to be seen yet:
// the styles come with what they are for (src/plugin/desk/deskWidget.ts, ...).
