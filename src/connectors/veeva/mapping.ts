import type { Mapping, ObjectMapping } from '../mapping.js';
import { columns, field, needed, picklist } from './names.js';

const date = { kind: 'date' } as const;
const flag = { kind: 'flag' } as const;
const number = { kind: 'number' } as const;

const PEOPLE: Readonly<Record<string, ObjectMapping>> = {
  account: {
    names: ['Account', 'account__v'], fact: 'hcps', key: 'hcp',
    fields: {
      hcp: needed('Id'),
      isPerson: { from: ['IsPersonAccount', 'ispersonaccount__v', 'is_person_account__v'], ...flag },
      status: { from: ['status__v'] },
      specialty: field('Specialty_1_vod__c', { kind: 'code' }),
      secondSpecialty: field('Specialty_2_vod__c', { kind: 'code' }),
      validFrom: field('CreatedDate', date),
    },
    leaveOut: [
      { field: 'isPerson', in: [false], reason: 'an organisation, not a person' },
      { field: 'status', in: ['inactive__v'], reason: 'inactive; since when is not exported' },
    ],
  },
  territoryFields: {
    names: ['TSF_vod__c', 'tsf__v'],
    fields: { hcp: needed('Account_vod__c'), territory: needed('Territory_vod__c'), targeted: field('My_Target_vod__c', flag) },
  },
  product: { names: ['Product_vod__c', 'product__v'], fact: 'products', key: 'product', fields: { product: needed('Id'), label: field('Name') } },
  keyMessage: {
    names: ['Key_Message_vod__c', 'key_message__v'], fact: 'keyMessages', key: 'keyMessage',
    fields: { keyMessage: needed('Id'), label: field('Name'), product: field('Product_vod__c') },
  },
};

const CONTACTS: Readonly<Record<string, ObjectMapping>> = {
  call: {
    names: ['Call2_vod__c', 'call2__v'], fact: 'interactions', key: 'call',
    fields: {
      call: needed('Id'),
      hcp: field('Account_vod__c'),
      occurredAt: { from: columns('Call_Datetime_vod__c', 'Call_Date_vod__c'), required: 'value', ...date },
      status: { from: ['Status_vod__c', 'call2_status__v', 'status__v'], required: 'column', values: picklist({ Submitted_vod: 'submitted', Saved_vod: 'saved', Planned_vod: 'planned', Submitted: 'submitted', Saved: 'saved', Planned: 'planned' }) },
      channel: field('Call_Channel_vod__c', {
        values: picklist({
          In_Person_vod: 'face-to-face', 'In-person': 'face-to-face', 'In person': 'face-to-face', Face_to_face_vod: 'face-to-face', Phone_vod: 'phone', Phone: 'phone',
          Video_vod: 'remote', Video: 'remote', Email_vod: 'email', Email: 'email', Chat_or_Text_vod: 'sms', 'Chat or Text': 'sms', Other_vod: 'other', Other: 'other',
        }),
        otherwise: 'keep',
      }),
    },
    leaveOut: [{ field: 'status', in: ['saved', 'planned'], reason: 'a call that is not submitted' }, { field: 'hcp', isSet: false, reason: 'a call without an account' }],
  },
  callKeyMessage: {
    names: ['Call2_Key_Message_vod__c', 'call2_key_message__v'], fact: 'assetUses', key: 'line',
    fields: {
      line: needed('Id'),
      call: needed('Call2_vod__c'),
      keyMessage: field('Key_Message_vod__c'),
      product: { from: columns('Product_vod__c', 'Detail_Group_vod__c') },
      asset: { from: columns('Clm_Presentation_vod__c', 'Presentation_ID_vod__c') },
      reaction: field('Reaction_vod__c', { values: picklist({ Positive: 'positive', Neutral: 'neutral', Negative: 'negative', Positive_vod: 'positive', Neutral_vod: 'neutral', Negative_vod: 'negative' }), otherwise: 'keep' }),
    },
  },
  multichannelActivity: {
    names: ['Multichannel_Activity_vod__c', 'multichannel_activity__v'], fact: 'interactions', key: 'activity',
    fields: {
      activity: needed('Id'),
      hcp: field('Account_vod__c'),
      occurredAt: field('Start_DateTime_vod__c', { required: 'value', ...date }),
      call: field('Call_vod__c'),
      isPreview: field('Media_Preview_vod__c', { ...flag, required: 'column' }),
    },
    leaveOut: [
      { field: 'isPreview', in: [true], reason: 'a preview outside a call' },
      { field: 'call', isSet: true, reason: 'part of a call, which counts itself' },
      { field: 'hcp', isSet: false, reason: 'an activity without an account' },
    ],
  },
  attendee: {
    names: ['EM_Attendee_vod__c', 'em_attendee__v'], fact: 'interactions', key: 'attendee',
    fields: {
      attendee: needed('Id'),
      hcp: field('Account_vod__c'),
      event: needed('Event_vod__c'),
      occurredAt: { from: columns('Event_vod__r.Start_Time_vod__c'), ...date },
      status: { from: ['Status_vod__c', 'attendee_status__v', 'status__v'], required: 'column', values: picklist({ Attended_vod: 'attended', Signed_vod: 'attended' }), otherwise: 'leave-out' },
      channel: { from: ['Channel__c'] },
    },
    leaveOut: [{ field: 'hcp', isSet: false, reason: 'an attendee without an account' }],
  },
  event: { names: ['EM_Event_vod__c', 'em_event__v'], key: 'event', fields: { event: needed('Id'), startedAt: needed('Start_Time_vod__c', date) } },
};

const MAIL: Readonly<Record<string, ObjectMapping>> = {
  sentEmail: {
    names: ['Sent_Email_vod__c', 'sent_email__v'], fact: 'sends', key: 'email',
    fields: {
      email: needed('Id'),
      hcp: field('Account_vod__c'),
      attemptedAt: field('Email_Sent_Date_vod__c', { ...date, required: 'column' }),
      status: {
        from: ['Status_vod__c', 'sent_email_status__v', 'status__v'], required: 'column', otherwise: 'keep',
        values: picklist({ Scheduled_vod: 'scheduled', Saved_vod: 'saved', Pending_vod: 'pending', Group_vod: 'group', Approved_vod: 'approved', Delivered_vod: 'delivered', Dropped_vod: 'dropped', Failed_vod: 'failed' }),
      },
      anonymousId: field('VExternal_Id_vod__c'),
      asset: field('Approved_Email_Template_vod__c'),
      product: { from: columns('Product_vod__c', 'Detail_Group_vod__c') },
      keyMessage: field('Key_Message_vod__c'),
    },
    leaveOut: [{ field: 'status', in: ['scheduled', 'saved', 'pending', 'group', 'approved'], reason: 'not sent' }],
  },
  emailActivity: {
    names: ['Email_Activity_vod__c', 'email_activity__v'], key: 'activity',
    fields: {
      activity: needed('Id'),
      email: needed('Sent_Email_vod__c'),
      type: {
        from: columns('Event_type_vod__c'), required: 'value', otherwise: 'leave-out',
        values: picklist({
          Delivered_vod: 'delivered', Opened_vod: 'opened', Clicked_vod: 'clicked', Bounced_vod: 'bounced', Dropped_vod: 'dropped', Unsubscribe_vod: 'unsubscribed', Unsubscribed_vod: 'unsubscribed',
          Unsubscribed_All_vod: 'unsubscribed', Marked_as_Spam_vod: 'complained', Marked_Spam_vod: 'complained',
        }),
      },
      at: { from: columns('Activity_DateTime_vod__c', 'Event_Datetime_vod__c'), required: 'value', ...date },
      machine: field('Bot_vod__c'),
    },
  },
};

const CONSENT: ObjectMapping = {
  names: ['Multichannel_Consent_vod__c', 'multichannel_consent__v'], fact: 'consentEvents', key: 'consent',
  fields: {
    consent: needed('Id'),
    hcp: field('Account_vod__c'),
    channel: field('RecordType.DeveloperName', { required: 'column', values: picklist({ Approved_Email_vod: 'approved-email', Engage_vod: 'remote', CLM_vod: 'face-to-face' }), otherwise: 'keep' }),
    product: { from: columns('Product_vod__c', 'Detail_Group_vod__c') },
    contentType: field('Content_Type_vod__c'),
    address: field('Channel_Value_vod__c'),
    consentSource: field('Channel_Source_vod__c'),
    consentStatus: needed('Opt_Type_vod__c', { values: picklist({ Opt_In_vod: 'opt-in', Opt_Out_vod: 'opt-out', Opt_In_Pending_vod: 'pending' }) }),
    capturedAt: needed('Capture_Datetime_vod__c', date),
    confirmedAt: field('Consent_Confirm_Datetime_vod__c', date),
    effectiveTo: field('Opt_Expiration_Date_vod__c', date),
  },
  leaveOut: [
    { field: 'channel', in: ['Sample_Consent_vod', 'sample_consent__v'], reason: 'consent to samples, not to a channel' },
    { field: 'hcp', isSet: false, reason: 'a consent without an account' },
  ],
};

const GUIDANCE: Readonly<Record<string, ObjectMapping>> = {
  suggestion: {
    names: ['Suggestion_vod__c', 'suggestion__v'], fact: 'suggestions', key: 'suggestion',
    fields: {
      suggestion: needed('Id'),
      hcp: field('Account_vod__c'),
      issuedAt: { from: columns('Posted_Date_vod__c', 'CreatedDate'), required: 'value', ...date },
      expiresOn: field('Expiration_Date_vod__c', { ...date, required: 'column' }),
      executed: field('Actioned_vod__c', { ...flag, required: 'column' }),
      completed: field('Marked_As_Complete_vod__c', { ...flag, required: 'column' }),
      dismissed: field('Dismissed_vod__c', { ...flag, required: 'column' }),
      channel: field('RecordType.DeveloperName', { values: picklist({ Email_vod: 'approved-email' }), otherwise: 'blank' }),
      exportedOn: { from: ['exportedOn'], ...date },
    },
  },
  productMetrics: {
    names: ['Product_Metrics_vod__c', 'product_metrics__v'], fact: 'adoptionSnapshots',
    fields: { hcp: needed('Account_vod__c'), product: { from: columns('Products_vod__c', 'Detail_Group_vod__c'), required: 'column' }, snapshotAt: { from: ['exportedOn'], required: 'value', ...date } },
  },
  cycle: { names: ['MC_Cycle_vod__c', 'mc_cycle__v'], key: 'cycle', fields: { cycle: needed('Id'), startsOn: needed('Start_Date_vod__c', date) } },
  cyclePlan: { names: ['MC_Cycle_Plan_vod__c', 'mc_cycle_plan__v'], key: 'plan', fields: { plan: needed('Id'), cycle: needed('Cycle_vod__c'), territory: field('Territory_vod__c') } },
  cyclePlanTarget: { names: ['MC_Cycle_Plan_Target_vod__c', 'mc_cycle_plan_target__v'], key: 'target', fields: { target: needed('Id'), plan: needed('Cycle_Plan_vod__c'), hcp: field('Target_vod__c') } },
  cycleChannel: { names: ['MC_Cycle_Channel_vod__c', 'mc_cycle_channel__v'], key: 'cycleChannel', fields: { cycleChannel: needed('Id'), weight: field('Channel_Weight_vod__c', number) } },
  cyclePlanChannel: {
    names: ['MC_Cycle_Plan_Channel_vod__c', 'mc_cycle_plan_channel__v'], fact: 'plans', key: 'planChannel',
    fields: {
      planChannel: needed('Id'),
      target: needed('Cycle_Plan_Target_vod__c'),
      cycleChannel: field('Cycle_Channel_vod__c'),
      channel: field('Channel_vod__c', {
        values: picklist({ Call_vod: 'face-to-face', Face_to_face_vod: 'face-to-face', Phone_vod: 'phone', Video_vod: 'remote', Remote_Meeting_vod: 'remote', Email_vod: 'approved-email', Approved_Email_vod: 'approved-email', Event_vod: 'congress' }), otherwise: 'keep',
      }),
      goal: field('Channel_Activity_Goal_vod__c', { ...number, required: 'column' }),
      max: field('Channel_Activity_Max_vod__c', number),
      actual: field('Channel_Activity_Actual_vod__c', { ...number, required: 'column' }),
    },
  },
};

/** How objects of Veeva CRM (`X_vod__c`) and Vault CRM (`x__v`) become facts. */
export const VEEVA_MAPPING: Mapping = { system: 'veeva', objects: { ...PEOPLE, ...CONTACTS, ...MAIL, consent: CONSENT, ...GUIDANCE } };
