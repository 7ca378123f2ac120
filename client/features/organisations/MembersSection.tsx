import { Select, Skeleton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role } from '#shared/access.ts';
import { type Member, changeMember, listMembers, removeMember } from '#shared/memberEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useSession } from '#client/app/session.ts';
import { FormProblem } from '#client/features/account/FormProblem.tsx';
import { Problem } from '#client/ui/Problem.tsx';
import { Tag } from '#client/ui/Tag.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';
import { ORGANISATION_KEY, WHOLE, useList } from './organisationQueries.ts';
import styles from './Organisations.module.css';

interface Props {
  readonly organisationId: string;
  /** Whoever looks may change it. */
  readonly isManaged: boolean;
}

/** The people of an organisation. */
export function MembersSection({ organisationId, isManaged }: Props): ReactElement {
  const { t } = useTranslation();
  const client = useQueryClient();
  const members = useList(listMembers, { params: { organisationId }, query: WHOLE });
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: [ORGANISATION_KEY] });
  const changing = useMutation({
    mutationFn: ({ member, role }: { readonly member: Member; readonly role: Role }) =>
      call(changeMember, {
        params: { organisationId, personId: member.personId },
        headers: { 'if-match': `"${member.revision}"` },
        body: { role },
      }),
    onSuccess,
  });
  const removing = useMutation({
    mutationFn: (personId: string) => call(removeMember, { params: { organisationId, personId } }),
    onSuccess,
  });
  const isLast = members.data?.items.filter(({ role }) => role === 'manager').length === 1;
  return (
    <section className={styles['section']}>
      <h3>{t('organisation.members')}</h3>
      {members.isPending && <Skeleton height={80} />}
      {members.isError && <Problem problem={members.error} onRetry={() => void members.refetch()} />}
      <ul className={styles['rows']}>
        {members.data?.items.map((member) => (
          <li key={member.personId}>
            <Who member={member} />
            <RoleOf
              member={member}
              isFixed={!isManaged || (isLast && member.role === 'manager')}
              onChange={(role) => {
                changing.mutate({ member, role });
              }}
            />
            <Leaving
              member={member}
              isManaged={isManaged}
              isFixed={isLast && member.role === 'manager'}
              onLeave={() => {
                removing.mutate(member.personId);
              }}
            />
          </li>
        ))}
      </ul>
      <FormProblem problem={changing.error ?? removing.error} />
    </section>
  );
}

function Who({ member: { name, email, state } }: { readonly member: Member }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className={styles['who']}>
      <strong>
        {name} {state === 'disabled' && <Tag>{t('organisation.states.disabled')}</Tag>}
      </strong>
      <span className="pf-quiet">{email}</span>
    </span>
  );
}

interface RoleProps {
  readonly member: Member;
  readonly isFixed: boolean;
  readonly onChange: (role: Role) => void;
}

function RoleOf({ member: { name, role }, isFixed, onChange }: RoleProps): ReactElement {
  const { t } = useTranslation();
  if (isFixed) return <span>{t(`account.roles.${role}`)}</span>;
  return (
    <Select
      aria-label={t('organisation.roleOf', { name })}
      allowDeselect={false}
      w="9rem"
      value={role}
      data={[
        { value: 'member', label: t('account.roles.member') },
        { value: 'manager', label: t('account.roles.manager') },
      ]}
      onChange={(chosen) => {
        if (chosen !== null && chosen !== role) onChange(chosen === 'manager' ? 'manager' : 'member');
      }}
    />
  );
}

interface LeavingProps {
  readonly member: Member;
  readonly isManaged: boolean;
  readonly isFixed: boolean;
  readonly onLeave: () => void;
}

function Leaving({ member: { personId, name }, isManaged, isFixed, onLeave }: LeavingProps): ReactElement | null {
  const { t } = useTranslation();
  const { me } = useSession();
  const isMe = me?.id === personId;
  if (isFixed) return <span className="pf-quiet">{t('organisation.lastManager')}</span>;
  if (!isManaged && !isMe) return null;
  return (
    <ConfirmButton
      name={isMe ? t('organisation.leave') : t('organisation.remove')}
      label={isMe ? t('organisation.leave') : t('organisation.removeName', { name })}
      onConfirm={onLeave}
    />
  );
}
