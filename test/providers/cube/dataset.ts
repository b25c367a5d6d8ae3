import type { CsvTables } from './warehouse.js';

/** Twelve HCPs over five months: several specialties at once, blanks, previews, a product change, an expired consent. */
export const TABLES: CsvTables = {
  hcps: `hcp,specialty,territory,targeted,validFrom,validTo
h01,cardiology,north,true,2025-01-01,
h02,cardiology|internal-medicine,north,true,2025-01-01,
h03,internal-medicine,south,true,2025-01-01,2026-04-10
h04,paediatrics,south,false,2025-01-01,
h05,,south,true,2025-01-01,
h06,cardiology,,true,2026-03-01,
h07,paediatrics,north,false,2025-01-01,
h08,internal-medicine,north,true,,
h09,cardiology,south,true,2025-01-01,
h10,paediatrics|cardiology,south,true,2025-01-01,
h11,internal-medicine,north,false,2025-01-01,2026-02-01
h12,cardiology,north,true,2026-05-01,`,
  segments: `segment,label,segmentScheme,order,validFrom,validTo
loyal,Loyal,value,1,2025-01-01,
open,Open,value,2,2025-01-01,
new,New,value,3,2026-04-01,`,
  products: `product,label,market,own
respira,Respira,lungs,true
cardia,Cardia,heart,true
other,Other,lungs,false`,
  interactions: `hcp,occurredAt,channel,product,keyMessage,points,reaction,isPreview,isMachine
h01,2026-01-05,web,respira,km1,2,positive,,
h01,2026-01-31,phone,respira,,3,,false,
h02,2026-02-01,web,respira,km1,1,negative,,
h02,2026-02-10,web,cardia,km2,1,,true,
h03,2026-02-28,face-to-face,respira,km2,5,positive,,false
h04,2026-03-01,face-to-face,cardia,,,,,
h05,2026-03-15,,respira,km1,2,,,
h06,2026-03-20,phone,respira,km1,4,neutral,,
h08,2026-04-02,web,cardia,km2,1,positive,,true
h09,2026-04-30,web,respira,,2,,,
h10,2026-05-01,phone,cardia,km1,3,positive,,
,2026-05-02,web,respira,km2,1,,,
h01,2026-05-31,web,respira,km1,2,negative,,`,
  sends: `hcp,attemptedAt,sentAt,deliveredAt,openedAt,clickedAt,bouncedAt,unsubscribedAt,registeredAt,openCount,emailType,product
h01,2026-01-10,2026-01-10,2026-01-10,2026-01-11,,,,2026-01-20,2,invitation,respira
h02,2026-01-10,2026-01-10,,,,2026-01-10,,,,invitation,respira
h03,2026-02-03,2026-02-03,2026-02-03,,2026-02-04,,,,0,newsletter,respira
h04,2026-02-03,2026-02-03,2026-02-03,,,,2026-02-05,,,newsletter,cardia
h05,2026-03-08,,,,,,,,,newsletter,cardia
h09,2026-04-12,2026-04-12,2026-04-12,2026-04-12,2026-04-12,,,2026-05-30,5,,respira
h10,2026-05-04,2026-05-04,2026-05-04,2026-05-06,,,,,1,invitation,cardia`,
  memberships: `hcp,segment,validFrom,validTo
h01,loyal,2026-01-01,
h02,open,2026-01-01,2026-03-15
h02,loyal,2026-03-15,
h03,open,2026-01-01,2026-04-10
h05,open,2026-02-01,
h08,new,2026-04-05,
h08,loyal,2026-04-20,
h09,loyal,2026-01-01,2026-05-10`,
  consentEvents: `hcp,channel,product,consentStatus,consentType,confirmedAt,effectiveFrom,effectiveTo
h01,approved-email,respira,opt-in,explicit,2025-12-01,2025-12-01,2026-03-01
h01,phone,respira,opt-in,explicit,,2026-02-15,
h02,approved-email,respira,pending,double,,2026-01-05,
h02,approved-email,respira,opt-in,double,2026-01-08,2026-01-08,2028-01-08
h02,approved-email,respira,opt-out,,,2026-04-01,
h03,phone,cardia,opt-in,explicit,,2026-01-20,2026-07-01
h04,approved-email,,opt-out,,,2026-03-03,
h09,phone,respira,opt-in,explicit,,2025-11-01,2026-02-28
h09,approved-email,respira,pending,double,,2026-02-01,`,
  adoptionSnapshots: `hcp,product,snapshotAt,adoptionStage
h01,respira,2026-01-31,trial
h02,respira,2026-01-31,awareness
h03,respira,2026-01-31,unuser
h01,respira,2026-02-28,adoption
h02,respira,2026-02-28,awareness
h05,respira,2026-02-28,
h01,respira,2026-05-05,advocacy
h02,respira,2026-05-05,trial
h01,cardia,2026-05-05,unuser`,
  sales: `product,month,territory,turnover,units
respira,2026-01-01,north,1000.5,10
other,2026-01-01,north,3000,30
respira,2026-02-01,north,1500,15
other,2026-02-01,south,2500,25
cardia,2026-02-01,south,400,4
respira,2026-04-01,south,900,9
other,2026-04-01,south,,
respira,2026-05-01,north,1800.25,18
other,2026-05-01,north,2000,20`,
  objectives: `kpi,scenario,startsOn,endsOn,value,setOn,channel,product
activeHcps,objective,2026-01-01,2026-05-31,10,2025-12-01,,
openRate,objective,2026-01-01,2026-12-31,0.5,2025-12-01,,
hcpsAtStage,objective,2026-05-01,2026-05-31,3,2025-12-01,,respira`,
  correctiveActions: `correctiveAction,kpi,openedOn,evaluatedOn,before,expected,after
a1,openRate,2026-02-01,2026-04-01,0.2,0.25,0.3
a2,openRate,2026-03-01,2026-05-01,0.2,,0.4`,
  processCases: `processCase,processKind,openedAt,deliveredAt,days,people
c1,extraction,2026-01-02,2026-01-05,3,2
c2,extraction,2026-01-10,2026-01-20,10,1
c3,extraction,2026-03-01,2026-03-06,5,4
c4,launch,2026-02-01,,,`,
};
