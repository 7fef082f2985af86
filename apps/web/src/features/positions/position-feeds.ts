/** Market data besides the positions: what the figures of the grid and of the drawer rest on directly. */
export const POSITION_FEEDS = ['market.prices', 'market.fx'];
