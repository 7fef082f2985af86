import { Button } from '@salt-ds/core';
import { useRouteError } from 'react-router';
import styles from './message.module.css';

/** A page that could not be loaded or drawn; the frame around it goes on. */
export function PageFailed() {
	const error = useRouteError();
	return (
		<div className={styles.message} role="alert">
			<h2>This page failed.</h2>
			<p>{error instanceof Error ? error.message : 'The cause is not known.'}</p>
			<p>
				<Button appearance="bordered" onClick={() => location.reload()}>
					Load again
				</Button>
			</p>
		</div>
	);
}
