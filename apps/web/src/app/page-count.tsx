import { GROUP } from '@tideline/domain';
import { formatCount } from '../format/number.ts';
import { useStream } from '../stream/use-stream.ts';
import styles from './header.module.css';

/** The count beside a page's name; nothing while it is zero or not known. */
export function PageCount({ of }: { of: 'overrides' | 'rejected' }) {
	return of === 'overrides' ? <OverridesInForce /> : <RejectedOpen />;
}

function OverridesInForce() {
	const { rows } = useStream(`lcr:${GROUP}`);
	return <Count value={rows.get(GROUP)?.overridesInForce ?? 0} what="in force" />;
}

function RejectedOpen() {
	const { rows } = useStream('feeds');
	return <Count value={[...rows.values()].reduce((sum, { rejected }) => sum + rejected, 0)} what="open" />;
}

function Count({ value, what }: { value: number; what: string }) {
	if (value === 0) return null;
	return (
		<span className={styles.count} title={`${formatCount(value)} ${what}`}>
			{value > 999 ? '999+' : value}
		</span>
	);
}
