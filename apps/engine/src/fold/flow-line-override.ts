export { onLine } from '@tideline/domain';
