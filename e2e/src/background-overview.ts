import type { BackgroundTab } from './background-tab.ts';

/** The exact stock, which stands in the tooltip of the amount in the last cell of its row; the link around it has one of its own. */
const HQLA = `[...document.querySelectorAll('table')].find(({ caption }) => caption?.textContent === 'HQLA by level and class')
	?.querySelector('tbody tr:last-child')?.querySelector('td:last-child span[title]')?.title`;

/** The stock that an overview in the background shows, to the minor unit. */
export const shownHqla = (tab: BackgroundTab): Promise<string> => tab.evaluate<string>(HQLA);

/** What it says of its connection. */
export const shownConnection = (tab: BackgroundTab): Promise<string> =>
	tab.evaluate<string>(`document.querySelector('[data-testid="connection"]')?.textContent`);
