//! Whole numbers of any size that comparing decimal texts with binary numbers needs.

/// What an exact comparison takes: 800 digits, times the binary exponents of the smallest and the largest number.
const MOST: usize = 160;

/// A whole number, lowest part first.
pub(super) struct Big {
    limbs: [u32; MOST],
    /// How many limbs count.
    length: usize,
}

impl Big {
    pub(super) const fn new(number: u64) -> Self {
        let mut big = Self { limbs: [0; MOST], length: 0 };
        big.push(number as u32);
        big.push((number >> 32) as u32);
        big.trim();
        big
    }

    const fn push(&mut self, limb: u32) {
        let (_, free) = self.limbs.split_at_mut(self.length);
        if let [next, ..] = free {
            *next = limb;
            self.length += 1;
        }
    }

    const fn trim(&mut self) {
        while let ([.., 0], _) = self.limbs.split_at(self.length) {
            self.length -= 1;
        }
    }

    /// Times `factor`, plus `more`.
    pub(super) const fn multiply(&mut self, factor: u32, more: u32) {
        let mut carry = more as u64;
        let (mut rest, _) = self.limbs.split_at_mut(self.length);
        while let [limb, behind @ ..] = rest {
            carry += *limb as u64 * factor as u64;
            *limb = carry as u32;
            carry >>= 32;
            rest = behind;
        }
        if carry > 0 {
            self.push(carry as u32);
        }
    }

    pub(super) const fn multiply_by_power(&mut self, base: u32, mut exponent: u32) {
        while exponent > 0 {
            self.multiply(base, 0);
            exponent -= 1;
        }
    }

    /// -1, 0 or 1, as this is less than the other, the same or more.
    pub(super) const fn compare(&self, other: &Self) -> i8 {
        if self.length != other.length {
            return if self.length < other.length { -1 } else { 1 };
        }
        let ((mut a, _), (mut b, _)) = (self.limbs.split_at(self.length), other.limbs.split_at(other.length));
        while let ([before_a @ .., last_a], [before_b @ .., last_b]) = (a, b) {
            if *last_a != *last_b {
                return if *last_a < *last_b { -1 } else { 1 };
            }
            (a, b) = (before_a, before_b);
        }
        0
    }
}
