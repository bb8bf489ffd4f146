// DCQL, by the package dcql: which credentials match a query, and whether an answer satisfies it.
import {DcqlPresentationResult, DcqlQuery} from 'dcql';

export function dcqlQuery({query, credentials}) {
  const read = reading(query);
  if(!read) {
    return {read: false};
  }
  const {can_be_satisfied, credential_matches} = DcqlQuery.query(read, credentials);
  const matches = {};
  for(const [id, {valid_credentials = []}] of Object.entries(credential_matches)) {
    matches[id] = valid_credentials.map(({input_credential_index, claims}) => ({
      candidate: input_credential_index,
      claimSet: claims.valid_claim_sets[0].claim_set_index ?? 0
    }));
  }
  return {read: true, satisfiable: can_be_satisfied, matches};
}

export function dcqlAnswer({query, answer}) {
  const dcqlQuery = reading(query);
  try {
    const result = DcqlPresentationResult.fromDcqlPresentation(answer, {dcqlQuery});
    return {satisfied: Boolean(result.can_be_satisfied)};
  } catch(e) {
    return {satisfied: refused(e)};
  }
}

function reading(query) {
  try {
    const read = DcqlQuery.parse(query);
    DcqlQuery.validate(read);
    return read;
  } catch(e) {
    return refused(e) || undefined;
  }
}

// a mistake of the program's is not an answer
function refused(e) {
  if(e.name === 'ValiError' || e.name?.startsWith('Dcql')) {
    return false;
  }
  throw e;
}
