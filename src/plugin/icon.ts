import { LabIcon } from '@jupyterlab/ui-components';

import icon from '../../style/icons/curation.svg';
import fullWindow from '../../style/icons/fullWindow.svg';

/** The desk's icon: a grid of images, one of them chosen. */
export const curationIcon = new LabIcon({
  name: 'jupyterlab-curation:icon',
  svgstr: icon
});

/** Four corners: the desk or the viewer fills the window. */
export const fullWindowIcon = new LabIcon({
  name: 'jupyterlab-curation:full-window',
  svgstr: fullWindow
});
