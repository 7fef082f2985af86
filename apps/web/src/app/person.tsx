import { useSession } from '../query/session.ts';
import styles from './header.module.css';

/** Name and role; says when nobody signs in. */
export function Person() {
	const { data } = useSession();
	if (!data) return null;
	return (
		<span className={styles.person} title={data.demo ? 'Nobody signs in: this server is for one person on this machine' : undefined}>
			{data.actor}, {data.role}
		</span>
	);
}
