import { LabIcon } from '@jupyterlab/ui-components';

import icon from '../../style/icons/curation.svg';

/** The desk's icon: a grid of images, one of them chosen. */
export const curationIcon = new LabIcon({
  name: 'jupyterlab-curation:icon',
  svgstr: icon
});
