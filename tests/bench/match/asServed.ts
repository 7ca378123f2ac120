/** What Node is given where a process stands for a server: as `npm start`, whatever the process that starts it was given. */
export const AS_SERVED = ['--max-semi-space-size=64', '--import', 'tsx'] as const;
