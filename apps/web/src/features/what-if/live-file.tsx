import text from '../../ui/text.module.css';
import { useLcr } from '../../view/use-lcr.ts';
import { useShortNames } from '../../view/use-short-names.ts';
import styles from './what-if-page.module.css';

/** The live book to take away; of a group that cannot count all of its stock, why there is no such file. */
export function LiveFile({ entityId }: { entityId: string }) {
	const { lcr } = useLcr(entityId);
	const holders = (lcr?.trapped ?? []).filter(({ trapped }) => trapped > 0);
	const names = useShortNames(holders.map((one) => one.entityId));
	if (holders.length > 0) {
		return <p className={styles.noFile}>No file: it could not say what is trapped in {names}. Each entity has one of its own.</p>;
	}
	return (
		<a className={text.link} href={`/api/lcr/file?${new URLSearchParams({ entity: entityId })}`} download>
			Download file
		</a>
	);
}
