import type { AnswerOf, CommandName, RequestOf } from './commands';

/** Everything the page needs from outside. A rejected promise carries a `CommandError`. */
export interface Host {
  call<Name extends CommandName>(name: Name, ...request: RequestOf<Name>): Promise<AnswerOf<Name>>;
}
