/** Titles of error answers by HTTP status: all that an outsider is told. */
export const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not well formed',
  401: 'Sign in first',
  404: 'There is nothing here',
  405: 'This address does not take that method',
  408: 'The request took too long',
  413: 'The request is too large',
  414: 'The address is too long',
  415: 'Only application/json without an encoding is taken here',
  417: 'That cannot be expected here',
  431: 'The head of the request is too large',
  500: 'Something went wrong on our side',
  503: 'Not possible now; try again later',
};
