/** Begins every token for integration, so that one that lies about is known for what it is. */
export const API_TOKEN_PREFIX = 'pfk_';
