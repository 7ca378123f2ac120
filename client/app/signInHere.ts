/** Id of the heading of a sign-in that stands in the place of what needs it. */
export const SIGN_IN_HERE = 'sign-in-here';
