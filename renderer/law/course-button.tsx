import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../shared/ipc/contract';
import { CoursePanel } from './course-panel';

/** Opens the course of the inspection over whatever is shown; a dialog, so that the room's keys rest meanwhile. */
export function CourseButton({ view }: { view: CaseView }) {
  const { t } = useTranslation('law');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button data-testid="course-open" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('course')}
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        title={t('course.title')}
        width={560}
        destroyOnHidden
        getContainer={() => document.querySelector<HTMLElement>('.room') ?? document.body}
      >
        <CoursePanel view={view} />
      </Modal>
    </>
  );
}
