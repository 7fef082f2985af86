import { Button } from '@salt-ds/core';
import { useRouteError } from 'react-router';
import styles from '../ui/message.module.css';

/** What browsers say when a module does not come; none gives it a type of its own. */
const NOT_LOADED = /dynamically imported module|importing a module script|preload CSS/i;

/** A page that could not be loaded, many times over, or not be drawn; the frame around it goes on. */
export function PageFailed() {
	const error = useRouteError();
	const words = error instanceof Error ? error.message : 'The cause is not known.';
	const notLoaded = NOT_LOADED.test(words);
	return (
		<div className={styles.message} role="alert">
			<h2>{notLoaded ? 'This page could not be loaded.' : 'This page failed.'}</h2>
			<p>{notLoaded ? 'The server was asked for it for a minute and did not send it.' : words}</p>
			<p>
				<Button appearance="bordered" onClick={() => location.reload()}>
					Load again
				</Button>
			</p>
		</div>
	);
}
