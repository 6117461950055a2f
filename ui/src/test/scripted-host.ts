import type { AnswerOf, CommandName, Commands, RequestOf } from '../lib/ipc/commands';
import type { Host } from '../lib/ipc/host';

/** A question that waits for the test to answer it. */
export interface Question<Name extends CommandName = CommandName> {
  name: Name;
  request: Commands[Name]['request'];
  answer: (answer: AnswerOf<Name>) => Promise<void>;
  fail: (error: unknown) => Promise<void>;
}

/** A host that answers when the test says so, in the order the test chooses. */
export class ScriptedHost implements Host {
  readonly asked: Question[] = [];

  call<Name extends CommandName>(
    name: Name,
    ...[request]: RequestOf<Name>
  ): Promise<AnswerOf<Name>> {
    return new Promise((resolve, reject) => {
      this.asked.push({
        name,
        request: request ?? null,
        answer: async (answer) => {
          resolve(answer as AnswerOf<Name>);
          await settle();
        },
        fail: async (error) => {
          reject(error);
          await settle();
        },
      });
    });
  }

  /** The one question of that name that was asked last. */
  last<Name extends CommandName>(name: Name): Question<Name> {
    const question = this.asked.filter((candidate) => candidate.name === name).at(-1);
    if (!question) throw new Error(`${name} was not asked`);
    return question as unknown as Question<Name>;
  }

  count(name: CommandName): number {
    return this.asked.filter((question) => question.name === name).length;
  }
}

/** Lets everything run that waits for promises only. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
