import { Text, Title } from '@mantine/core';
import type { ProtocolProblem, RuleInWords } from '@/lib/api/schema';
import { ruleOf } from '@/lib/protocolDocument';
import classes from './protocol.module.css';

interface ProblemsProps {
  title: string;
  problems: ProtocolProblem[];
  rules: RuleInWords[];
  strong?: boolean;
}

/** A document's problems, each at its place. */
export function Problems({ title, problems, rules, strong = false }: ProblemsProps) {
  if (problems.length === 0) {
    return null;
  }
  return (
    <section className={strong ? classes.problems : classes.panel} aria-label={title}>
      <Title order={2} size="h5">
        {title}
      </Title>
      <ul className={classes.lines}>
        {problems.map(({ where, message }) => {
          const rule = rules.find(({ code }) => code === ruleOf(where, null));
          return (
            <li key={`${where} ${message}`}>
              <strong>{rule ? rule.title : where}</strong>: {message}{' '}
              {rule && (
                <Text span size="xs" className="dim">
                  {where}
                </Text>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
