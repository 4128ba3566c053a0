"""Fills an empty Tryton database through Tryton's own models, so that whoever signs in finds a small company at work."""

import datetime
import itertools
import sys

from trytond.config import config

config.update_etc(sys.argv[1])

from trytond.pool import Pool  # noqa: E402  (reads the configuration above)
from trytond.transaction import Transaction  # noqa: E402

CUSTOMERS = [
    f'{name} {form}'
    for name, form in itertools.product(
        ('Bluebird', 'Copper Lane', 'Daybreak', 'Evergreen', 'Fairwind', 'Granite'),
        ('Bakery', 'Logistics', 'Clinic', 'Studios'))
]
SUBJECTS = ('New licences', 'Renewal', 'Pilot', 'More seats', 'Consulting')
STATES = ('lead', 'opportunity', 'lead', 'opportunity', 'lost')

Pool.start()
pool = Pool('demo')
pool.init()


def seed(transaction):
    # Otherwise the admin lands in the configuration wizard.
    wizard_item = pool.get('ir.module.config_wizard.item')
    wizard_item.write(wizard_item.search([]), {'state': 'done'})

    company, employees = create_company(transaction)
    parties = create_parties()
    pool.get('sale.opportunity').create([{
        'description': f'{SUBJECTS[i % len(SUBJECTS)]} for {party.name}',
        'party': party.id,
        'address': party.addresses[0].id,
        'company': company.id,
        'employee': employees[i % len(employees)].id,
        'start_date': datetime.date(2026, 1, 5) + datetime.timedelta(days=4 * i),
        'amount': 1200 + 375 * i,
        'conversion_probability': (i % 10) / 10,
        'state': STATES[i % len(STATES)],
    } for i, party in enumerate(parties)])


def create_company(transaction):
    party = pool.get('party.party')
    currency, = pool.get('currency.currency').create([{
        'name': 'Euro', 'code': 'EUR', 'symbol': '€',
        'rates': [('create', [{'rate': 1, 'date': datetime.date(2020, 1, 1)}])],
    }])
    owner, = party.create([{'name': 'Harbour Works'}])
    company, = pool.get('company.company').create([{'party': owner.id, 'currency': currency.id}])
    people = party.create([{'name': name} for name in ('Amal Haddad', 'Bea Lindqvist', 'Chidi Okafor')])
    employees = pool.get('company.employee').create([{'party': p.id, 'company': company.id} for p in people])
    user = pool.get('res.user')
    user.write([user(1)], {
        'companies': [('add', [company.id])],
        'company': company.id,
        'employees': [('add', [e.id for e in employees])],
        'employee': employees[0].id,
    })
    transaction.set_context(company=company.id, employee=employees[0].id)
    return company, employees


def create_parties():
    return pool.get('party.party').create([{
        'name': name,
        'addresses': [('create', [{
            'street': f'{i + 1} Mill Road', 'city': 'Springfield', 'postal_code': str(20000 + i),
        }])],
        'contact_mechanisms': [('create', [
            {'type': 'email', 'value': f'hello{i}@example.com'},
            {'type': 'phone', 'value': f'+1555010{i:04d}'},
        ])],
    } for i, name in enumerate(CUSTOMERS)])


with Transaction().start('demo', 1, context={}) as transaction:
    seed(transaction)
    transaction.commit()
