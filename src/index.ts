import { plugins } from './plugin/plugins';

export * from './tokens';

export default plugins;
