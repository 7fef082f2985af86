import { useEffect, useState } from 'react';
import styles from '../ui/message.module.css';

/** Most pages are there before this; a message that flickers says nothing. */
const SILENT_MS = 1_000;

/** Instead of a page whose script is still to come: what is waited for. It is asked for again by itself. */
export function PageOnItsWay() {
	const [late, setLate] = useState(false);
	useEffect(function speakWhenLate() {
		const timer = setTimeout(() => setLate(true), SILENT_MS);
		return () => clearTimeout(timer);
	}, []);
	if (!late) return null;
	return (
		<div className={styles.message} role="status">
			<h2>This page is on its way.</h2>
			<p>The server has not sent its script yet. It is asked again by itself.</p>
		</div>
	);
}
