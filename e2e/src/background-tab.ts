import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../scripts/chromium.ts';

/** What the browser says: the answer to a call, or an event. */
interface Answer {
	readonly id?: number;
	readonly method?: string;
	readonly sessionId?: string;
	readonly result?: unknown;
	readonly error?: { readonly message: string };
}
interface Attached {
	readonly sessionId: string;
}
interface Created {
	readonly targetId: string;
}

/**
 * One tab of a Chromium of its own, which another tab can cover: the browser then hides it and throttles it as it does on a desk.
 * Playwright tells each of its pages that it has the focus, and such a page is never hidden; so this speaks the DevTools protocol itself.
 */
export class BackgroundTab implements AsyncDisposable {
	readonly #browser: ChildProcess;
	readonly #folder: string;
	readonly #socket: WebSocket;
	readonly #answers = new Map<number, (answer: Answer) => void>();
	#sent = 0;
	#targetId = '';
	#coverId = '';
	#sessionId = '';

	private constructor(browser: ChildProcess, folder: string, socket: WebSocket) {
		this.#browser = browser;
		this.#folder = folder;
		this.#socket = socket;
		socket.addEventListener('message', ({ data }) => {
			const answer = JSON.parse(String(data)) as Answer;
			if (answer.id !== undefined) this.#answers.get(answer.id)?.(answer);
		});
	}

	static async open(url: string): Promise<BackgroundTab> {
		const folder = await mkdtemp(join(tmpdir(), 'tideline-tab-'));
		const args = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run'];
		const browser = spawn(
			findChromium() ?? 'chromium',
			[...args, '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
			{
				stdio: ['ignore', 'ignore', 'pipe'],
			},
		);
		const socket = new WebSocket(await address(browser));
		await once(socket, 'open');
		const tab = new BackgroundTab(browser, folder, socket);
		tab.#targetId = (await tab.#send<Created>('Target.createTarget', { url: 'about:blank' })).targetId;
		tab.#coverId = (await tab.#send<Created>('Target.createTarget', { url: 'about:blank' })).targetId;
		tab.#sessionId = (await tab.#send<Attached>('Target.attachToTarget', { targetId: tab.#targetId, flatten: true })).sessionId;
		await tab.#goTo(url);
		await tab.show();
		return tab;
	}

	/** The value of an expression in the page. */
	async evaluate<T>(expression: string): Promise<T> {
		const params = { expression, returnByValue: true };
		const { result } = await this.#send<{ result: { value: T } }>('Runtime.evaluate', params, this.#sessionId);
		return result.value;
	}

	/** Brings the page to the front; one that was frozen works again. */
	async show(): Promise<void> {
		await this.#send('Page.setWebLifecycleState', { state: 'active' }, this.#sessionId);
		await this.#send('Target.activateTarget', { targetId: this.#targetId });
	}

	/** Brings the other tab to the front. */
	async hide(): Promise<void> {
		await this.#send('Target.activateTarget', { targetId: this.#coverId });
	}

	/** Stops all of its work, as the browser does with a tab that has been hidden for long. */
	async freeze(): Promise<void> {
		await this.hide();
		await this.#send('Page.setWebLifecycleState', { state: 'frozen' }, this.#sessionId);
	}

	/** Resolves when the page is loaded: before that it may have no world in which anything could be evaluated. */
	async #goTo(url: string): Promise<void> {
		await this.#send('Page.enable', {}, this.#sessionId);
		const { promise, resolve } = Promise.withResolvers<void>();
		const listener = ({ data }: MessageEvent): void => {
			const { method, sessionId } = JSON.parse(String(data)) as Answer;
			if (method === 'Page.loadEventFired' && sessionId === this.#sessionId) resolve();
		};
		this.#socket.addEventListener('message', listener);
		await this.#send('Page.navigate', { url }, this.#sessionId);
		await promise;
		this.#socket.removeEventListener('message', listener);
	}

	async #send<T>(method: string, params: object, sessionId?: string): Promise<T> {
		const id = ++this.#sent;
		const { promise, resolve } = Promise.withResolvers<Answer>();
		this.#answers.set(id, resolve);
		this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
		const { result, error } = await promise;
		this.#answers.delete(id);
		if (error) throw new Error(`${method}: ${error.message}`);
		return result as T;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#socket.close();
		const ended = once(this.#browser, 'exit');
		this.#browser.kill();
		await ended;
		await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Where a browser that has just been started listens. @throws Error with what it wrote when it ends instead. */
function address(browser: ChildProcess): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	let written = '';
	browser.stderr?.on('data', (text) => {
		written += text;
		const found = /DevTools listening on (ws:\S+)/.exec(written)?.[1];
		if (found) resolve(found);
	});
	browser.on('exit', () => reject(new Error(`Chromium ended: ${written}`)));
	return promise;
}
